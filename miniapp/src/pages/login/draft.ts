export interface LoginDraft {
  phone: string;
  code: string;
  consents: boolean;
}

/** The first thing that is missing, in the order of the page; null: everything is there. What a number looks like, the server decides. */
export function missingIn({ phone, code, consents }: LoginDraft): keyof LoginDraft | null {
  if (phone.replace(/\D/g, '').length < 7) return 'phone';
  if (!/^\d{6}$/.test(code.trim())) return 'code';
  return consents ? null : 'consents';
}
