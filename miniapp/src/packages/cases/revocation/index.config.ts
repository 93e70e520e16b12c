export default definePageConfig({ navigationBarTitleText: '拟撤销决定' })
