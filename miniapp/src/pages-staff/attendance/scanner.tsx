import Taro from '@tarojs/taro';
import { attendanceTexts } from '../../i18n/attendance';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import type { ScannerProps } from './scanner-props';

/** WeChat's own scanner. */
export function Scanner({ onCode }: ScannerProps) {
  const say = useTexts(attendanceTexts);
  const scan = () =>
    void Taro.scanCode({ scanType: ['qrCode'] }).then(
      ({ result }) => onCode(result),
      () => undefined, // closed without a code
    );
  return (
    <Button kind="ink" block onTap={scan}>
      {say('scan')}
    </Button>
  );
}
