const tabs = [
  { pagePath: 'pages/home/index', text: '首页' },
  { pagePath: 'pages/cases/index', text: '办件' },
  { pagePath: 'pages/messages/index', text: '消息' },
  { pagePath: 'pages/me/index', text: '我的' },
]

const page = (name: string) => `${name}/index`

export default defineAppConfig({
  pages: [...tabs.map((tab) => tab.pagePath), 'pages/login/index'],
  subPackages: [
    {
      root: 'packages/book',
      pages: ['service', 'hall', 'place', 'confirm', 'detail', 'list', 'show-code', 'no-shows', 'ledger'].map(page),
    },
    { root: 'packages/guide', pages: ['search', 'item', 'wizard', 'sheet', 'disclosure'].map(page) },
    { root: 'packages/eligibility', pages: ['check', 'rules', 'apply', 'official', 'challenge', 'consents'].map(page) },
    {
      root: 'packages/money',
      pages: ['fees', 'quote', 'swap', 'fund', 'quota', 'loan', 'prepay', 'withdraw', 'contribution'].map(page),
    },
    {
      root: 'packages/cases',
      pages: ['begin', 'fill', 'papers', 'confirm', 'presence', 'detail', 'pay', 'window'].map(page),
    },
    { root: 'packages/queue', pages: ['check-in', 'ticket'].map(page) },
    { root: 'packages/homes', pages: ['list', 'alert'].map(page) },
    { root: 'packages/delegations', pages: ['list', 'ask', 'one'].map(page) },
    { root: 'packages/organisations', pages: ['list', 'appoint'].map(page) },
    { root: 'packages/batches', pages: ['list', 'detail'].map(page) },
    { root: 'packages/documents', pages: ['mine', 'one'].map(page) },
    { root: 'packages/account', pages: ['real-name', 'my-name', 'access-log'].map(page) },
    {
      root: 'packages/staff',
      pages: [
        'desk',
        'cases',
        'cases/file',
        'cases/draws',
        'approvals',
        'enter',
        'appeals',
        'outreach',
        'live-checks',
        'names',
        'eligibility',
        'eligibility-check',
        'eligibility-sample',
        'people',
        'people/one',
        'ties',
        'promises',
        'instant-samples',
        'instant-sample',
        'admin',
        'admin-calendar',
        'admin-files',
        'admin-instant',
      ].map(page),
    },
    { root: 'packages/display', pages: ['hall'].map(page) },
    { root: 'packages/gallery', pages: ['pages/list/index', 'pages/demo/index'] },
  ],
  window: {
    navigationBarTitleText: '安居一窗',
    navigationBarBackgroundColor: '#0d5f63',
    navigationBarTextStyle: 'white',
    backgroundColor: '#f7f5f0',
    backgroundTextStyle: 'dark',
  },
  // The bar itself is drawn by components/tab-bar: a native one cannot follow large type and takes no SVG.
  tabBar: {
    custom: true,
    customize: true,
    color: '#4b5a5c',
    selectedColor: '#0d5f63',
    backgroundColor: '#ffffff',
    list: tabs,
  } as Taro.TabBar,
  lazyCodeLoading: 'requiredComponents',
})
