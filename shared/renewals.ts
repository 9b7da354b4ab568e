import type { Messages } from './messages';

export const renewalsMessages: Messages = {
  notices: {
    'renewals.ahead': {
      'zh-CN': { title: '会籍还有 {days} 天到期', body: '您的会籍到 {endsOn}。到前台续费即可，回复“续费”看看怎么办理。' },
      en: { title: 'Days left on your membership: {days}', body: 'It runs to {endsOn}. Renew at the desk; type “renew” to see how.' },
    },
    'renewals.today': {
      'zh-CN': { title: '会籍今天到期', body: '最晚 {graceEndsOn} 续费，各项权益不中断。' },
      en: { title: 'Your membership ends today', body: 'Renew by {graceEndsOn} and nothing is interrupted.' },
    },
    'renewals.over': {
      'zh-CN': { title: '会籍已到期 {days} 天', body: '您的会籍于 {endsOn} 到期，宽限到 {graceEndsOn}。欢迎随时续费。' },
      en: {
        title: 'Days since your membership ended: {days}',
        body: 'It ended on {endsOn}; the grace runs to {graceEndsOn}. You are welcome to renew.',
      },
    },
  },
};
