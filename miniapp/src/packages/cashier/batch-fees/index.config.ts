export default definePageConfig({ navigationBarTitleText: '批量收费' })
