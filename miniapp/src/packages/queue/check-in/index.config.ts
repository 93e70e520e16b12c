export default definePageConfig({ navigationBarTitleText: '到厅取号' })
