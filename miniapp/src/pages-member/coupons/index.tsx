import { useState } from 'react';
import type { CouponsView, CouponView } from '../../../../shared/perks';
import { perks } from '../../api/generated';
import { useSettings } from '../../data/settings';
import { useRead } from '../../data/use-read';
import { couponsTexts } from '../../i18n/coupons';
import { dateName } from '../../i18n/dates';
import { localOf, yuan } from '../../i18n/instants';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import { Badge } from '../../ui/marks';
import { Page } from '../../ui/page';
import { Qr } from '../../ui/qr';
import { Reading } from '../../ui/reading';
import { Segment } from '../../ui/segment';
import { Sheet } from '../../ui/sheet';
import { Empty } from '../../ui/states';
import { useRequiredPerson } from '../../ui/use-required-person';
import { endsSoon, inPocket, type Pocket, worthOf } from './wallet';

const NOTHING: Record<string, never> = {};
const QR = 200;

const printed = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

function Inside({ coupon }: { coupon: CouponView }) {
  const say = useTexts(couponsTexts);
  const { language } = useSettings();
  const [now] = useState(Date.now);
  const { title, minSpendFen, state, expiresOn, usedAt } = coupon;
  const when =
    state === 'cancelled'
      ? say('cancelled')
      : usedAt !== null
        ? say('usedOn', { date: dateName(localOf(usedAt), language) })
        : say(state === 'open' ? 'until' : 'over', { date: dateName(expiresOn, language) });
  return (
    <>
      <span className="coupon-v num">{worthOf(say, coupon, language)}</span>
      <span className="coupon-t">
        <span className="b block">{title}</span>
        <span className="t-meta c-2 block num">{when}</span>
        {minSpendFen > 0 ? <span className="t-meta c-2 block num">{say('from', { n: yuan(minSpendFen) })}</span> : null}
        {endsSoon(coupon, now) ? <Badge tone="brass">{say('soon')}</Badge> : null}
      </span>
    </>
  );
}

function Wallet({ view, pocket }: { view: CouponsView; pocket: Pocket }) {
  const say = useTexts(couponsTexts);
  const [shown, setShown] = useState<CouponView | null>(null);
  const list = inPocket(view.coupons, pocket);
  if (list.length === 0)
    return pocket === 'open' ? <Empty title={say('nothingOpen')}>{say('nothingOpenNext')}</Empty> : <Empty title={say('nothing')} />;
  return (
    <>
      {list.map((coupon) =>
        pocket === 'open' ? (
          <Button key={coupon.code} kind="bare" className="coupon" onTap={() => setShown(coupon)}>
            <Inside coupon={coupon} />
          </Button>
        ) : (
          <div key={coupon.code} className="coupon coupon-over">
            <Inside coupon={coupon} />
          </div>
        ),
      )}
      <Sheet open={shown !== null} onClose={() => setShown(null)} title={shown?.title ?? ''}>
        {shown ? (
          <>
            <p className="c-2 mt1">{say('use')}</p>
            <div className="qr-mid mt4">
              <Qr text={shown.code} label={say('qr')} size={QR} />
            </div>
            <p className="t-meta c-2 center mt3">{say('code')}</p>
            <p className="big-code num">{printed(shown.code)}</p>
          </>
        ) : null}
      </Sheet>
    </>
  );
}

/** The wallet: what can be used, what was, and what is over. A tap shows the code. */
function Coupons() {
  const say = useTexts(couponsTexts);
  useRequiredPerson();
  const [pocket, setPocket] = useState<Pocket>('open');
  const coupons = useRead(perks.readCoupons, NOTHING);
  const count = coupons.data ? inPocket(coupons.data.coupons, 'open').length : 0;
  const options = [
    { value: 'open' as const, label: count > 0 ? say('openN', { n: count }) : say('open') },
    { value: 'used' as const, label: say('used') },
    { value: 'expired' as const, label: say('expired') },
  ];
  return (
    <Page title={say('title')}>
      <div className="mt2">
        <Segment label={say('show')} value={pocket} options={options} onPick={(which) => setPocket(which)} />
      </div>
      <Reading of={coupons}>{(view) => <Wallet view={view} pocket={pocket} />}</Reading>
    </Page>
  );
}

export { Coupons as default };
