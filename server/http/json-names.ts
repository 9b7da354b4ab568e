/** Strings, and the marks that say where a name can stand. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]/gs;

/**
 * The first name that an object in this JSON text says twice, or null. JSON.parse would silently take the last one, so what was checked
 * and what was meant could differ (RFC 8259, 4). The text must be valid JSON; one pass.
 */
export function nameSaidTwice(json: string): string | null {
  const open: (Set<string> | null)[] = [];
  let text = '';
  for (const [token] of json.matchAll(TOKENS)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const names = open.at(-1);
      const name = JSON.parse(text) as string;
      if (names?.has(name)) return name;
      names?.add(name);
    } else if (token !== ',') text = token;
  }
  return null;
}
