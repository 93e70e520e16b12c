export default definePageConfig({ navigationBarTitleText: '等我审批' })
