/** Every page by name; app.config.ts declares the same ones. */
export const PAGES = {
  home: 'pages/home/index',
  events: 'pages/events/index',
  chat: 'pages/chat/index',
  inbox: 'pages/inbox/index',
  me: 'pages/me/index',
  event: 'pages/event/index',
  login: 'pages/login/index',
  checkIns: 'pages-member/check-ins/index',
  points: 'pages-member/points/index',
  leaderboard: 'pages-member/leaderboard/index',
  myEvents: 'pages-member/my-events/index',
  ticket: 'pages-member/ticket/index',
  arrive: 'pages-member/arrive/index',
  feedback: 'pages-member/feedback/index',
  complaints: 'pages-member/complaints/index',
  complaintNew: 'pages-member/complaint-new/index',
  complaint: 'pages-member/complaint/index',
  anonymous: 'pages-member/anonymous/index',
  card: 'pages-member/card/index',
  renewal: 'pages-member/renewal/index',
  coupons: 'pages-member/coupons/index',
  preferences: 'pages-member/preferences/index',
  profile: 'pages-member/profile/index',
  privacy: 'pages-member/privacy/index',
  sessions: 'pages-member/sessions/index',
  settings: 'pages-member/settings/index',
  apply: 'pages-member/apply/index',
  document: 'pages-member/document/index',
  desk: 'pages-staff/desk/index',
  applications: 'pages-staff/applications/index',
  staffComplaints: 'pages-staff/complaints/index',
  staffComplaint: 'pages-staff/complaint/index',
  staffEvents: 'pages-staff/events/index',
  attendance: 'pages-staff/attendance/index',
  members: 'pages-staff/members/index',
  member: 'pages-staff/member/index',
} as const;

export type PageName = keyof typeof PAGES;

/** The tab bar of members. */
export const TABS = ['home', 'events', 'chat', 'inbox', 'me'] as const satisfies readonly PageName[];
/** The tab bar of staff pages, drawn by themselves. */
export const STAFF_TABS = ['desk', 'applications', 'staffComplaints', 'staffEvents'] as const satisfies readonly PageName[];
