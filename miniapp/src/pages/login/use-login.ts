import { useEffect, useState } from 'react';
import { Failure } from '../../api/failure';
import { accounts } from '../../api/generated';
import { logIn } from '../../data/client';
import { tell } from '../../data/toasts';
import { useAct } from '../../data/use-act';
import { loginTexts } from '../../i18n/login';
import { useTexts } from '../../i18n/use-texts';
import { restart } from '../../platform/go';
import { type LoginDraft, missingIn } from './draft';

const AGAIN_SECONDS = 60;

/** Seconds until another code may be asked for. */
function useCountdown(): [number, (seconds: number) => void] {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left <= 0) return undefined;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return [left, setLeft];
}

/** What the log-in page knows and can do. */
export function useLogin() {
  const say = useTexts(loginTexts);
  const [draft, setDraft] = useState<LoginDraft>({ phone: '', code: '', consents: false });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ field: keyof LoginDraft | 'whole'; text: string } | null>(null);
  const [again, setAgain] = useCountdown();
  const code = useAct(accounts.requestCode);

  const type = (changes: Partial<LoginDraft>) => {
    setProblem(null);
    setDraft((now) => ({ ...now, ...changes }));
  };

  const askCode = async () => {
    const missing = missingIn({ ...draft, code: '000000', consents: true });
    if (missing) return setProblem({ field: missing, text: say('phoneFirst') });
    const sent = await code.run({ phone: draft.phone.trim() });
    if (!sent) return undefined;
    setAgain(AGAIN_SECONDS);
    if (sent.demoCode) type({ code: sent.demoCode });
    return tell(sent.demoCode ? say('codeShown', { code: sent.demoCode }) : say('codeSent'), 'done');
  };

  const enterAs = async (phone: string, oneTimeCode: string) => {
    setBusy(true);
    setProblem(null);
    try {
      await logIn(phone, oneTimeCode);
      restart('home');
    } catch (error) {
      setProblem({ field: 'code', text: error instanceof Failure ? error.sentence : String(error) });
    } finally {
      setBusy(false);
    }
  };

  const enter = () => {
    const missing = missingIn(draft);
    if (missing) return setProblem({ field: missing, text: say(`${missing === 'consents' ? 'consent' : missing}First`) });
    return enterAs(draft.phone.trim(), draft.code.trim());
  };

  return { draft, type, busy, problem, again, code, askCode, enter, enterAs };
}
