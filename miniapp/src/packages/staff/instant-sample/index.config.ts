export default definePageConfig({ navigationBarTitleText: '秒批盲审' })
