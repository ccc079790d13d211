package bss

// Names lists every action that the published API has. What is here and is not answered is
// refused as not emulated; what is not here does not exist.
var Names = []string{
	"AddAccountRelation", "AllocateCostUnitResource", "ApplyInvoice", "CancelOrder", "ChangeResellerConsumeAmount",
	"ConfirmRelation", "ConvertChargeType", "CreateAgAccount", "CreateCostUnit", "CreateInstance",
	"CreateResellerUserQuota", "CreateResourcePackage", "CreateSavingsPlansInstance", "DeleteCostUnit",
	"DescribeCostBudgetsSummary", "DescribeInstanceAmortizedCostByAmortizationPeriod",
	"DescribeInstanceAmortizedCostByAmortizationPeriodDate", "DescribeInstanceAmortizedCostByConsumePeriod",
	"DescribeInstanceBill", "DescribePricingModule", "DescribeProductAmortizedCostByAmortizationPeriod",
	"DescribeProductAmortizedCostByConsumePeriod", "DescribeResourceCoverageDetail", "DescribeResourceCoverageTotal",
	"DescribeResourcePackageProduct", "DescribeResourceUsageDetail", "DescribeResourceUsageTotal",
	"DescribeSavingsPlansCoverageDetail", "DescribeSavingsPlansCoverageTotal", "DescribeSavingsPlansUsageDetail",
	"DescribeSavingsPlansUsageTotal", "DescribeSplitItemBill", "EnableBillGeneration", "GetAccountRelation",
	"GetCustomerAccountInfo", "GetCustomerList", "GetOrderDetail", "GetPayAsYouGoPrice", "GetResourcePackagePrice",
	"GetSubscriptionPrice", "InquiryPriceRefundInstance", "ModifyAccountRelation", "ModifyCostUnit", "ModifyInstance",
	"QueryAccountBalance", "QueryAccountBill", "QueryAccountTransactionDetails", "QueryAccountTransactions",
	"QueryAvailableInstances", "QueryBill", "QueryBillOverview", "QueryBillToOSSSubscription", "QueryCashCoupons",
	"QueryCommodityList", "QueryCostUnit", "QueryCostUnitResource", "QueryCustomerAddressList",
	"QueryDPUtilizationDetail", "QueryEvaluateList", "QueryFinancialAccountInfo", "QueryInstanceBill",
	"QueryInstanceByTag", "QueryInstanceGaapCost", "QueryInvoicingCustomerList", "QueryOrders", "QueryPermissionList",
	"QueryPrepaidCards", "QueryPriceEntityList", "QueryProductList", "QueryRIUtilizationDetail", "QueryRedeem",
	"QueryRelationList", "QueryResellerAvailableQuota", "QueryResellerUserAlarmThreshold",
	"QueryResourcePackageInstances", "QuerySavingsPlansDeductLog", "QuerySavingsPlansDiscount",
	"QuerySavingsPlansInstance", "QuerySettleBill", "QuerySkuPriceList", "QuerySplitItemBill", "QueryUserOmsData",
	"RefundInstance", "ReleaseInstance", "RelieveAccountRelation", "RenewInstance", "RenewResourcePackage",
	"SaveUserCredit", "SetAllExpirationDay", "SetCreditLabelAction", "SetRenewal", "SetResellerUserAlarmThreshold",
	"SetResellerUserQuota", "SetResellerUserStatus", "SubscribeBillToOSS", "TagResources", "UnsubscribeBillToOSS",
	"UntagResources", "UpgradeResourcePackage",
}
