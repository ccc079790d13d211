package scenario

// database makes a MySQL instance with an account, a database and a white list.
func (s *story) database() {
	s.t.Helper()
	made := s.must("Rds", "CreateDBInstance", s.databaseParams())
	s.databaseID = made.Text("DBInstanceId")
	mine := Params{"DBInstanceId": s.databaseID}
	found := s.wait("Rds", "DescribeDBInstanceAttribute", mine, "Items.DBInstanceAttribute.0.DBInstanceStatus", "Running")
	s.same(found, "Items.DBInstanceAttribute.0.Engine", "MySQL")
	s.same(found, "Items.DBInstanceAttribute.0.VpcId", s.vpcID)

	s.must("Rds", "CreateAccount", Params{"DBInstanceId": s.databaseID, "AccountName": "app", "AccountPassword": "Pass-word-1"})
	s.wait("Rds", "DescribeAccounts", mine, "Accounts.DBInstanceAccount.0.AccountStatus", "Available")
	s.must("Rds", "CreateDatabase", Params{"DBInstanceId": s.databaseID, "DBName": "orders", "CharacterSetName": "utf8mb4"})
	databases := s.wait("Rds", "DescribeDatabases", mine, "Databases.Database.0.DBStatus", "Running")
	s.same(databases, "Databases.Database.0.DBName", "orders")

	s.must("Rds", "ModifySecurityIps", Params{"DBInstanceId": s.databaseID, "SecurityIps": "192.168.1.0/24,10.1.2.3"})
	lists := s.wait("Rds", "DescribeDBInstanceIPArrayList", mine, "Items.DBInstanceIPArray.0.SecurityIPList", "192.168.1.0/24,10.1.2.3")
	s.same(lists, "Items.DBInstanceIPArray.0.DBInstanceIPArrayName", "default")
}

func (s *story) databaseParams() Params {
	return Params{
		"Engine": "MySQL", "EngineVersion": "8.0", "DBInstanceClass": "rds.mysql.s2.large", "DBInstanceStorage": "20",
		"DBInstanceNetType": "Intranet", "SecurityIPList": "127.0.0.1", "PayType": "Postpaid", "InstanceNetworkType": "VPC",
		"ZoneId": s.place.Zone, "VPCId": s.vpcID, "VSwitchId": s.vswitchID, "DBInstanceDescription": s.name,
	}
}
