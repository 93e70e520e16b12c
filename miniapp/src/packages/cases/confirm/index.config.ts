export default definePageConfig({ navigationBarTitleText: '看清再确认' })
