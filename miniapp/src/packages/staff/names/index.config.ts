export default definePageConfig({ navigationBarTitleText: '姓名核对' })
