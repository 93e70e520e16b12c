export default definePageConfig({ navigationBarTitleText: '盲审' })
