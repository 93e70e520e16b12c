export default definePageConfig({ navigationBarTitleText: '人员和请假' })
