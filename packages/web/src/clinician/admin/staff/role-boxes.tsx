import { ROLES, type Role } from '@titrate/contract';
import { Tick } from '../../../kit/ui/field.tsx';
import { ROLE_WORDS } from '../../shell/roles.ts';
import styles from '../admin.module.css';

interface RoleBoxesProps {
  readonly name: string;
  readonly value: readonly Role[];
  readonly onChange: (roles: readonly Role[]) => void;
}

/** A person may hold several roles; none is ticked for anyone. */
export function RoleBoxes({ name, value, onChange }: RoleBoxesProps) {
  return (
    <fieldset className={styles.ticks}>
      <legend>Roles</legend>
      {ROLES.map((role) => (
        <Tick
          key={role}
          name={`${name}-${role}`}
          checked={value.includes(role)}
          onChange={(checked) => onChange(checked ? [...value, role] : value.filter((one) => one !== role))}
        >
          {ROLE_WORDS[role]}
        </Tick>
      ))}
    </fieldset>
  );
}
