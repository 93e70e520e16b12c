export default definePageConfig({ navigationBarTitleText: '选大厅' })
