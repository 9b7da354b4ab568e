/** Puts a text where it can be pasted from. Resolves with false where the browser does not let us. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // without TLS there is no clipboard: the text stands on the page
  }
}
