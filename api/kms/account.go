package kms

// DescribeAccountKmsStatusRequest takes nothing.
type DescribeAccountKmsStatusRequest struct{}

// DescribeAccountKmsStatusResponse is what DescribeAccountKmsStatus answers.
type DescribeAccountKmsStatusResponse struct{ AccountStatus string }

// OpenKmsServiceRequest takes nothing.
type OpenKmsServiceRequest struct{}

// OpenKmsServiceResponse is what OpenKmsService answers.
type OpenKmsServiceResponse struct{}

// DescribeRegionsRequest takes nothing.
type DescribeRegionsRequest struct{}

// DescribeRegionsResponse is what DescribeRegions answers.
type DescribeRegionsResponse struct{ Regions struct{ Region []Region } }

// Region is part of the answer of DescribeRegions.
type Region struct{ RegionId string }
