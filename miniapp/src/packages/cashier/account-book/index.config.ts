export default definePageConfig({ navigationBarTitleText: '账簿' })
