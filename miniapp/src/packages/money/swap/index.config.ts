export default definePageConfig({ navigationBarTitleText: '换房退税' })
