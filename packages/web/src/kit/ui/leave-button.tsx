import { Button } from './button.tsx';

/** Leaves this page at once for a neutral one and keeps it out of the Back button (POR-10). */
export function LeaveButton() {
  return (
    <Button look="secondary" size="small" onClick={() => window.location.replace('https://www.weather.gov')}>
      Leave this page
    </Button>
  );
}
