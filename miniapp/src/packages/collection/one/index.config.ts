export default definePageConfig({ navigationBarTitleText: '领取和寄递' })
