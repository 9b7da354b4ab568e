import type { MyComplaints } from '../../../../shared/complaints';
import { complaints } from '../../api/generated';
import { useRead } from '../../data/use-read';
import { complaintTexts } from '../../i18n/complaints';
import { momentName } from '../../i18n/instants';
import { useTexts } from '../../i18n/use-texts';
import { go } from '../../platform/go';
import { Button } from '../../ui/button';
import { ListRow } from '../../ui/list-row';
import { Badge, Section } from '../../ui/marks';
import { Page } from '../../ui/page';
import { Reading } from '../../ui/reading';
import { Empty } from '../../ui/states';
import { useRequiredPerson } from '../../ui/use-required-person';
import { toneOf } from '../complaint/stand';

function Row({ of }: { of: MyComplaints['complaints'][number] }) {
  const say = useTexts(complaintTexts);
  const tone = toneOf(of.status);
  return (
    <ListRow
      to="complaint"
      params={{ number: of.number }}
      title={<span className="b">{of.excerpt ?? of.number}</span>}
      note={`${momentName(of.openedAt)} · ${of.categoryTitle}${of.urgent ? ` · ${say('urgent')}` : ''}`}
      end={<Badge {...(tone && { tone })}>{say(of.status)}</Badge>}
    />
  );
}

/** One's own named complaints. Anonymous ones never stand here: only their receipt opens them. */
function Complaints() {
  const say = useTexts(complaintTexts);
  useRequiredPerson();
  const mine = useRead(complaints.listMine, { limit: 50 });
  return (
    <Page
      title={say('title')}
      dock={
        <Button kind="primary" block onTap={() => go('complaintNew')}>
          {say('file')}
        </Button>
      }
    >
      <Section title={say('mine')}>
        <Reading of={mine} isEmpty={(data) => data.complaints.length === 0} empty={<Empty title={say('none')}>{say('noneNext')}</Empty>}>
          {(data) => (
            <div className="list">
              {data.complaints.map((one) => (
                <Row key={one.number} of={one} />
              ))}
            </div>
          )}
        </Reading>
      </Section>
      <div className="list mt5">
        <ListRow icon="mask" to="anonymous" title={say('byReceipt')} note={say('byReceiptNote')} />
      </div>
    </Page>
  );
}

export { Complaints as default };
