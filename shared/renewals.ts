import type { Messages } from './messages';

export const renewalsMessages: Messages = {
  notices: {
    'renewals.ahead': {
      'zh-CN': { title: '会籍还有 {days} 天到期', body: '您的会籍到 {endsOn}。到前台续费即可，提前续费会接在到期日之后。' },
      en: { title: 'Your membership ends in {days} days', body: 'It runs to {endsOn}. Renew at the desk; renewing early adds to the end.' },
    },
    'renewals.today': {
      'zh-CN': { title: '会籍今天到期', body: '到 {graceEndsOn} 之前续费，各项权益不中断。' },
      en: { title: 'Your membership ends today', body: 'Renew by {graceEndsOn} and nothing is interrupted.' },
    },
    'renewals.over': {
      'zh-CN': { title: '会籍已到期 {days} 天', body: '您的会籍于 {endsOn} 到期，宽限到 {graceEndsOn}。欢迎随时续费。' },
      en: {
        title: 'Your membership ended {days} days ago',
        body: 'It ended on {endsOn}; the grace runs to {graceEndsOn}. You are welcome to renew.',
      },
    },
  },
};
