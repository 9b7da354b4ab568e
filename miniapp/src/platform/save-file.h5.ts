const KEPT_MS = 60_000;

/** Hands a file of text to the person. Resolves with false when they cannot have it. */
export async function saveFile(name: string, text: string, type: string): Promise<boolean> {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS); // some browsers read it late
  return true;
}
