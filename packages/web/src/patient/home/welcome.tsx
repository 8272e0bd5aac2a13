/** What a person sees who opened the app without a link, or whose link has run out. */
export function Welcome() {
  return (
    <>
      <h1>Welcome</h1>
      <p>Please open the link that your clinic sent you. Each link opens once, on one phone.</p>
      <p>No link, or it has run out? Call your clinic and ask for a new one.</p>
    </>
  );
}

export function SignedOutPage() {
  return (
    <>
      <h1>You are signed out</h1>
      <p>This phone has forgotten you. What you answered is kept by your clinic.</p>
      <p>To go on later, ask your clinic for a new link.</p>
    </>
  );
}
