/** `titrate <verb>`: finds the verb, runs it, and ends with its exit status. */
import { describeVerbs, findVerb } from './verbs.ts';

const status = await main(process.argv.slice(2));
// Set rather than exit: what is still being written is written first, and a server keeps running.
process.exitCode = status;

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const told = name === undefined ? process.stderr : process.stdout;
    told.write(describeVerbs());
    return name === undefined ? 2 : 0;
  }
  const verb = findVerb(name);
  if (verb === undefined) {
    process.stderr.write(`titrate: there is no verb "${name.slice(0, 40)}"\n\n${describeVerbs()}`);
    return 2;
  }
  const { run } = await verb.load();
  return run(rest);
}
