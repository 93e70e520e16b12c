export default definePageConfig({ navigationBarTitleText: '当面见证' })
