export default definePageConfig({ navigationBarTitleText: '退款和待核实付款' })
