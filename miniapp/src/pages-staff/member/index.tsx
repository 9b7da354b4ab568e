import { useRouter } from '@tarojs/taro';
import { staffMemberTexts } from '../../i18n/staff-members';
import { useTexts } from '../../i18n/use-texts';
import { Page } from '../../ui/page';
import { useRequiredPerson } from '../../ui/use-required-person';
import { Record } from './record';

/** One member's record, as a link leads to it. */
function Member() {
  const say = useTexts(staffMemberTexts);
  useRequiredPerson();
  return (
    <Page title={say('one')} wide>
      <Record id={useRouter().params.id ?? ''} />
    </Page>
  );
}

export { Member as default };
