export default definePageConfig({ navigationBarTitleText: '拟撤销的决定' })
