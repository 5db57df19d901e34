/** theme.json holds what "@name" stands for; only WeChat reads it, so a browser gets the light value. */
const themed = <Light extends string>(name: string, light: Light): Light =>
  (process.env.TARO_ENV === 'weapp' ? `@${name}` : light) as Light

const tab = (name: string, text: string) => ({
  pagePath: `pages/${name}/index`,
  text,
  iconPath: `static/tab/${name}.png`,
  selectedIconPath: `static/tab/${name}-on.png`,
})

// Every component on one page, for whoever changes the design system; never in a build that is shipped.
const gallery = process.env.ANLIN_GALLERY === '1' ? ['gallery/index'] : []

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/tickets/index',
    'pages/inbox/index',
    'pages/me/index',
    'pages/lost/index',
    ...gallery,
  ],
  subPackages: [
    {
      root: 'resident',
      pages: [
        'report/index',
        'ticket/index',
        'sign-in/index',
        'homes/index',
        'join/index',
        'ask/index',
        'seen/index',
        'my-data/index',
      ],
    },
    {
      root: 'staff',
      pages: ['jobs/index', 'job/index', 'join/index', 'desks/index', 'deputies/index', 'claim/index'],
    },
    {
      root: 'desk',
      pages: [
        'login/index',
        'live/index',
        'register/index',
        'homes/index',
        'staff/index',
        'policy/index',
        'work/index',
        'setup/index',
      ],
    },
  ],
  tabBar: {
    color: themed('tabText', '#56635E'),
    selectedColor: themed('tabSelected', '#0F766E'),
    backgroundColor: themed('tabBg', '#FFFFFF'),
    borderStyle: themed('tabLine', 'white'),
    list: [tab('home', '首页'), tab('tickets', '工单'), tab('inbox', '消息'), tab('me', '我的')],
  },
  window: {
    navigationBarTitleText: '安邻',
    navigationBarBackgroundColor: themed('navBg', '#F4F6F5'),
    navigationBarTextStyle: themed('navText', 'black'),
    backgroundColor: themed('pageBg', '#F4F6F5'),
    backgroundTextStyle: themed('pageText', 'dark'),
  },
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
})
