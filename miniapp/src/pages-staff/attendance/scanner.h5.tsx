import { useEffect, useRef, useState } from 'react';
import { attendanceTexts } from '../../i18n/attendance';
import { useTexts } from '../../i18n/use-texts';
import { Button } from '../../ui/button';
import type { ScannerProps } from './scanner-props';

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
type DetectorClass = new (options: { formats: string[] }) => Detector;

const LOOK_MS = 250;
const detectorClass = (): DetectorClass | undefined => (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
// Cameras are for pages over TLS only.
const canScan = (): boolean => detectorClass() !== undefined && navigator.mediaDevices !== undefined;

/** Looks through the camera until stopped; a code that stays in sight is told once. */
function watch(video: HTMLVideoElement, onCode: (text: string) => void, failed: () => void): () => void {
  let stream: MediaStream | null = null;
  let over = false;
  let seen = '';
  const detector = new (detectorClass() as DetectorClass)({ formats: ['qr_code'] });
  const look = async () => {
    if (over) return;
    const [code] = await detector.detect(video).catch(() => []);
    if (over) return;
    if (code && code.rawValue !== seen) onCode(code.rawValue);
    seen = code?.rawValue ?? '';
    setTimeout(() => void look(), LOOK_MS);
  };
  const stop = () => {
    over = true;
    for (const track of stream?.getTracks() ?? []) track.stop();
  };
  const start = async () => {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    if (over) return stop();
    video.srcObject = stream;
    await video.play();
    void look();
  };
  start().catch(() => !over && failed());
  return stop;
}

/** The camera, where the browser reads codes; elsewhere plain words, and typing does it. */
export function Scanner({ onCode }: ScannerProps) {
  const say = useTexts(attendanceTexts);
  const [on, setOn] = useState(false);
  const [refused, setRefused] = useState(false);
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef(onCode);
  told.current = onCode;
  useEffect(() => {
    if (!on || !video.current) return;
    return watch(
      video.current,
      (text) => told.current(text),
      () => {
        setOn(false);
        setRefused(true);
      },
    );
  }, [on]);
  if (!canScan()) return <p className="hint">{say('noScanner')}</p>;
  return (
    <>
      {on ? <video ref={video} className="scan-v" muted playsInline aria-label={say('aim')} /> : null}
      <Button kind="ink" block onTap={() => setOn(!on)}>
        {say(on ? 'stopScan' : 'scan')}
      </Button>
      <p role="status" className="hint">
        {refused ? say('noCamera') : on ? say('aim') : ''}
      </p>
    </>
  );
}
