import { useDidShow } from '@tarojs/taro';
import { sessions } from '../data/client';
import { type Person, usePerson } from '../data/use-session';
import { restart } from '../platform/go';

/** Who is logged in; whoever is not is led to the door. */
export function useRequiredPerson(): Person | null {
  const person = usePerson();
  useDidShow(() => {
    if (!sessions.read()) restart('login');
  });
  return person;
}
