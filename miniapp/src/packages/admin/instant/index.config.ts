export default definePageConfig({ navigationBarTitleText: '秒批开关' })
