/** What a patient sees who opened the app without a link. */
export function HomePage() {
  return (
    <>
      <h1>Welcome</h1>
      <p>Please open the link that your clinic sent you. Each link works once and for a short time.</p>
      <p>No link, or it has run out? Call your clinic and ask for a new one.</p>
    </>
  );
}
