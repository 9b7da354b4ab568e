import { texts } from './texts';

export const meTexts = texts(
  { desk: '案头', deskNote: '工作人员入口', logOut: '退出登录' },
  { desk: 'Desk', deskNote: 'For those who work here', logOut: 'Log out' },
);
