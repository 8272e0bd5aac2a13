/** The repository's own checks: the dependency rule and the house rules. Prints each breach; exits 1 if there is one. */
import { dependencyViolations } from './dependency-rule.ts';
import { houseRuleViolations } from './house-rules.ts';
import { sourceFiles } from './sources.ts';

const files = sourceFiles();
const violations = [...dependencyViolations(files), ...houseRuleViolations(files)];
for (const violation of violations) console.error(violation);
console.log(`${files.length} files, ${violations.length} breaches`);
process.exit(violations.length === 0 ? 0 : 1);
