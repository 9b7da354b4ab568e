import { useRouter } from '@tarojs/taro';
import { staffComplaintTexts } from '../../i18n/staff-complaints';
import { useTexts } from '../../i18n/use-texts';
import { Page } from '../../ui/page';
import { useRequiredPerson } from '../../ui/use-required-person';
import { Case } from './case';

/** One complaint, as a link or the desk leads to it. */
function Complaint() {
  const say = useTexts(staffComplaintTexts);
  useRequiredPerson();
  const { number = '' } = useRouter().params;
  return (
    <Page title={say('one', { number })} wide>
      <Case number={number} />
    </Page>
  );
}

export { Complaint as default };
