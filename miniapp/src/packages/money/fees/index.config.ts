export default definePageConfig({ navigationBarTitleText: '税费测算' })
