/** The token of an environment; empty and undefined are none. */
export function tokenFrom(
  env: Readonly<Record<string, string | undefined>>,
  variable: string,
): string | undefined {
  return env[variable]?.trim() || undefined;
}

/** A text without the token, in each form in which tools may show it, and without passwords in addresses. */
export function withoutSecrets(text: string, token: string | undefined): string {
  const plain = text.replace(/(?<=\b[a-z][a-z\d+.-]*:\/\/)[^\s/@]+@/gi, "***@");
  if (token === undefined) return plain;
  const forms = [token, encodeURIComponent(token), Buffer.from(token).toString("base64")];
  return [...new Set(forms)]
    .sort((a, b) => b.length - a.length)
    .reduce((hidden, form) => hidden.replaceAll(form, "***"), plain);
}
