export default definePageConfig({ navigationBarTitleText: '窗口确认屏' })
