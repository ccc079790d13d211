package vpc

import (
	"slices"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var physicalConnectionActions = []action.Action{
	action.Read("DescribeAccessPoints", regions.VPCPhysicalConnection, describeAccessPoints),
	action.Write("OpenPhysicalConnectionService", regions.VPCPhysicalConnection, openPhysicalConnectionService),
	action.Read("GetPhysicalConnectionServiceStatus", regions.VPCPhysicalConnection, getPhysicalConnectionServiceStatus),
	action.Write("CreatePhysicalConnection", regions.VPCPhysicalConnection, createPhysicalConnection),
	action.Read("DescribePhysicalConnections", regions.VPCPhysicalConnection, describePhysicalConnections),
	action.Write("ModifyPhysicalConnectionAttribute", regions.VPCPhysicalConnection, modifyPhysicalConnectionAttribute),
	action.Write("ConfirmPhysicalConnection", regions.VPCPhysicalConnection, confirmPhysicalConnection),
	action.Write("CreatePhysicalConnectionOccupancyOrder", regions.VPCPhysicalConnection, createPhysicalConnectionOccupancyOrder),
	action.Write("EnablePhysicalConnection", regions.VPCPhysicalConnection, enablePhysicalConnection),
	action.Write("CancelPhysicalConnection", regions.VPCPhysicalConnection, cancelPhysicalConnection),
	action.Write("TerminatePhysicalConnection", regions.VPCPhysicalConnection, terminatePhysicalConnection),
	action.Write("RecoverPhysicalConnection", regions.VPCPhysicalConnection, recoverPhysicalConnection),
	action.Write("DeletePhysicalConnection", regions.VPCPhysicalConnection, deletePhysicalConnection),
	action.Write("ApplyPhysicalConnectionLOA", regions.VPCPhysicalConnection, applyPhysicalConnectionLOA),
	action.Write("CompletePhysicalConnectionLOA", regions.VPCPhysicalConnection, completePhysicalConnectionLOA),
	action.Read("DescribePhysicalConnectionLOA", regions.VPCPhysicalConnection, describePhysicalConnectionLOA),
}

// quotaLines is how many physical connections an account has at an access point by default (Express Connect limits).
// A0040
const quotaLines = 5

// maxLineBandwidth is that of the fastest port, in Mbit/s.
const maxLineBandwidth = 102400

// portSpecs are the ports of access points and how fast each is (Vpc CreatePhysicalConnection).
var portSpecs = map[string]string{
	"100Base-T": "100M", "1000Base-T": "1G", "1000Base-LX": "1G", "10GBase-T": "10G", "10GBase-LR": "10G", "40GBase-LR": "40G", "100GBase-LR": "100G",
}

// accessPointLetters are the access points of a region: every region has five, called alike. A0306
const accessPointLetters = "ABCDE"

// accessPointID is the id of one of a region's access points, such as ap-cn-hangzhou-yh-B.
func accessPointID(region string, letter rune) string {
	return "ap-" + region + "-yh-" + string(letter)
}

func hasAccessPoint(tx *world.Tx, id string) bool {
	for _, letter := range accessPointLetters {
		if id == accessPointID(tx.Region.ID, letter) {
			return true
		}
	}
	return false
}

// describeAccessPoints lists where leased lines come into the region.
func describeAccessPoints(tx *world.Tx, req *wire.DescribeAccessPointsRequest) (*wire.DescribeAccessPointsResponse, error) {
	res := &wire.DescribeAccessPointsResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: len(accessPointLetters)}
	first := int(req.PageNumber-1) * int(req.PageSize)
	for i, letter := range accessPointLetters {
		if i < first || i >= first+int(req.PageSize) {
			continue
		}
		name := tx.Region.LocalName + "-" + string(letter)
		one := wire.AccessPointType{
			AccessPointId: accessPointID(tx.Region.ID, letter), Name: name, Description: name, Status: "recommended", Type: "VPC",
			HostOperator: "Other", AttachedRegionNo: tx.Region.ID,
		}
		one.AccessPointFeatureModels.AccessPointFeatureModel = []wire.AccessPointFeatureModel{{FeatureKey: "ipv6-mode", FeatureValue: "false"}}
		res.AccessPointSet.AccessPointType = append(res.AccessPointSet.AccessPointType, one)
	}
	return res, nil
}

// openPhysicalConnectionService agrees to pay for traffic that leaves by leased lines. Every account has agreed. A0307
func openPhysicalConnectionService(*world.Tx, *wire.OpenPhysicalConnectionServiceRequest) (*wire.OpenPhysicalConnectionServiceResponse, error) {
	return &wire.OpenPhysicalConnectionServiceResponse{}, nil
}

// getPhysicalConnectionServiceStatus tells that the account has agreed. A0307
func getPhysicalConnectionServiceStatus(*world.Tx, *wire.GetPhysicalConnectionServiceStatusRequest) (*wire.GetPhysicalConnectionServiceStatusResponse, error) {
	return &wire.GetPhysicalConnectionServiceStatusResponse{Enabled: true}, nil
}

// createPhysicalConnection applies for a port at an access point. It answers at once, Initial; the lifecycle brings
// the line to Allocated, where the customer confirms it.
func createPhysicalConnection(tx *world.Tx, req *wire.CreatePhysicalConnectionRequest) (*wire.CreatePhysicalConnectionResponse, error) {
	switch {
	case !strings.EqualFold(req.Type, "VPC"):
		return nil, wire.ErrLineType
	case !hasAccessPoint(tx, req.AccessPointId):
		return nil, wire.ErrLineAccessPoint
	}
	if err := checkGroup(tx, req.ResourceGroupId); err != nil {
		return nil, err
	}
	c := &world.PhysicalConnection{
		Meta: newMeta(tx, "pc", req.Name, req.Description, req.ResourceGroupId, req.Tag), Status: world.LineInitial,
		AccessPoint: req.AccessPointId, LineOperator: req.LineOperator, PortType: req.PortType, CircuitCode: req.CircuitCode,
		PeerLocation: req.PeerLocation, Bandwidth: req.Bandwidth, Redundant: req.RedundantPhysicalConnectionId,
	}
	if c.PeerLocation == "" {
		c.PeerLocation = tx.Region.LocalName // the Terraform provider finds a place even if it gave none
	}
	if err := checkPhysicalConnection(tx, c); err != nil {
		return nil, err
	}
	have := 0
	for other, err := range tx.PhysicalConnections.Each() {
		if err != nil {
			return nil, err
		}
		if other.AccessPoint == c.AccessPoint {
			have++
		}
	}
	if have >= tx.Quota("vpc.physical-connections", quotaLines) {
		return nil, wire.ErrLineQuota
	}
	c.PortNumber = "1/1/" + strconv.Itoa(have+1)
	return &wire.CreatePhysicalConnectionResponse{PhysicalConnectionId: c.ID}, tx.PhysicalConnections.Insert(c)
}

func checkPhysicalConnection(tx *world.Tx, c *world.PhysicalConnection) error {
	if err := checkText(c.Name, wire.ErrLineName, c.Description, wire.ErrLineDescription); err != nil {
		return err
	}
	switch {
	case portSpecs[c.PortType] == "":
		return wire.ErrLinePort
	case c.Bandwidth < 1 || c.Bandwidth > maxLineBandwidth:
		return wire.ErrLineBandwidth
	case c.Redundant == "":
		return nil
	}
	known, err := tx.PhysicalConnections.Has(c.Redundant)
	if err == nil && (!known || c.Redundant == c.ID) {
		err = wire.ErrLineRedundant
	}
	return err
}

// lineFilters are the keys by which DescribePhysicalConnections filters.
func lineFilters(c *world.PhysicalConnection) map[string]string {
	return map[string]string{
		"PhysicalConnectionId": c.ID, "AccessPointId": c.AccessPoint, "Type": "VPC", "LineOperator": c.LineOperator,
		"Spec": portSpecs[c.PortType], "PortType": c.PortType, "PortNumber": c.PortNumber, "CircuitCode": c.CircuitCode,
		"PeerLocation": c.PeerLocation, "Name": c.Name, "Description": c.Description, "Status": string(c.Status),
		"RedundantPhysicalConnectionId": c.Redundant, "BusinessStatus": "Normal",
	}
}

// checkFilters refuses a filter whose key is not among those of a resource.
func checkFilters(filters []wire.Filter, keys map[string]string) error {
	for _, f := range filters {
		if _, known := keys[f.Key]; !known {
			return wire.ErrFilterKey.With(f.Key)
		}
	}
	return nil
}

// passes reports whether a resource passes all filters: one of the values of each.
func passes(filters []wire.Filter, values map[string]string) bool {
	for _, f := range filters {
		if !slices.Contains(f.Value, values[f.Key]) {
			return false
		}
	}
	return true
}

// describePhysicalConnections lists physical connections by page.
func describePhysicalConnections(tx *world.Tx, req *wire.DescribePhysicalConnectionsRequest) (*wire.DescribePhysicalConnectionsResponse, error) {
	if err := checkFilters(req.Filter, lineFilters(&world.PhysicalConnection{})); err != nil {
		return nil, err
	}
	list, total, err := action.Page(tx.PhysicalConnections, page(req.PageNumber, req.PageSize), func(c *world.PhysicalConnection) bool {
		return passes(req.Filter, lineFilters(c)) && action.Same(req.ResourceGroupId, c.ResourceGroup) && hasTags(&c.Meta, req.Tags)
	})
	if err != nil {
		return nil, err
	}
	res := &wire.DescribePhysicalConnectionsResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, c := range list {
		res.PhysicalConnectionSet.PhysicalConnectionType = append(res.PhysicalConnectionSet.PhysicalConnectionType, spellLine(c))
	}
	return res, nil
}

func spellLine(c *world.PhysicalConnection) wire.PhysicalConnectionType {
	one := wire.PhysicalConnectionType{
		PhysicalConnectionId: c.ID, Name: c.Name, Description: c.Description, Status: string(c.Status), BusinessStatus: "Normal",
		Type: "VPC", AccessPointType: "VPC", ProductType: "PhysicalConnection", AccessPointId: c.AccessPoint, LineOperator: c.LineOperator,
		PortType: c.PortType, PortNumber: c.PortNumber, Spec: portSpecs[c.PortType], CircuitCode: c.CircuitCode, PeerLocation: c.PeerLocation,
		Bandwidth: int64(c.Bandwidth), RedundantPhysicalConnectionId: c.Redundant, CreationTime: stamp(c.CreatedAt), AdLocation: c.PeerLocation,
		HasReservationData: "false", LoaStatus: c.Letter.Status, ResourceGroupId: c.ResourceGroup,
	}
	if !c.Expires.IsZero() {
		one.ChargeType = "Prepaid" // once its port is paid for
	}
	one.EnabledTime, one.EndTime = optionalStamp(c.EnabledAt), optionalStamp(c.Expires)
	one.Tags.Tags = tagsOf(&c.Meta)
	return one
}

// modifyPhysicalConnectionAttribute changes a physical connection.
func modifyPhysicalConnectionAttribute(tx *world.Tx, req *wire.ModifyPhysicalConnectionAttributeRequest) (*wire.ModifyPhysicalConnectionAttributeResponse, error) {
	c, err := tx.PhysicalConnections.Get(req.PhysicalConnectionId)
	if err != nil {
		return nil, missing(err, wire.ErrLineNotFound)
	}
	set(&c.LineOperator, req.LineOperator)
	set(&c.Bandwidth, req.Bandwidth)
	set(&c.PeerLocation, req.PeerLocation)
	set(&c.PortType, req.PortType)
	set(&c.Redundant, req.RedundantPhysicalConnectionId)
	set(&c.Name, req.Name)
	set(&c.Description, req.Description)
	set(&c.CircuitCode, req.CircuitCode)
	if err := checkPhysicalConnection(tx, c); err != nil {
		return nil, err
	}
	return &wire.ModifyPhysicalConnectionAttributeResponse{}, tx.PhysicalConnections.Put(c)
}

// moveLine takes a physical connection from one of some states into another.
func moveLine(tx *world.Tx, id string, missed, refused error, to world.Status, from ...world.Status) error {
	c, err := tx.PhysicalConnections.Get(id)
	if err != nil {
		return missing(err, missed)
	}
	if !slices.Contains(from, c.Status) {
		return refused
	}
	c.SetStatus(to)
	if to == world.LineEnabled && c.EnabledAt.IsZero() {
		c.EnabledAt = tx.Now()
	}
	return tx.PhysicalConnections.Put(c)
}

// confirmPhysicalConnection says that the line works.
func confirmPhysicalConnection(tx *world.Tx, req *wire.ConfirmPhysicalConnectionRequest) (*wire.ConfirmPhysicalConnectionResponse, error) {
	return &wire.ConfirmPhysicalConnectionResponse{},
		moveLine(tx, req.PhysicalConnectionId, wire.ErrLineConfirmMissing, wire.ErrLineNotAllocated, world.LineConfirmed, world.LineAllocated)
}

// createPhysicalConnectionOccupancyOrder pays for the port of a confirmed line, which enables it.
func createPhysicalConnectionOccupancyOrder(tx *world.Tx, req *wire.CreatePhysicalConnectionOccupancyOrderRequest) (*wire.CreatePhysicalConnectionOccupancyOrderResponse, error) {
	months := max(req.Period, 1)
	switch {
	case req.InstanceChargeType != "" && !strings.EqualFold(req.InstanceChargeType, "PrePaid"):
		return nil, wire.ErrLineCharge
	case req.Period < 0 || req.Period > 60:
		return nil, wire.ErrLinePeriod
	case req.PricingCycle == "Year":
		months *= 12
	}
	if err := moveLine(tx, req.PhysicalConnectionId, wire.ErrLineNotFound, wire.ErrLineStatus, world.LineEnabled, world.LineConfirmed); err != nil {
		return nil, err
	}
	c, err := tx.PhysicalConnections.Get(req.PhysicalConnectionId)
	if err != nil {
		return nil, err
	}
	c.Expires = tx.Now().AddDate(0, months, 0)
	res := &wire.CreatePhysicalConnectionOccupancyOrderResponse{}
	res.Data.OrderId = strconv.FormatUint(tx.Serial(), 10)
	return res, tx.PhysicalConnections.Put(c)
}

// enablePhysicalConnection takes a confirmed line into service.
func enablePhysicalConnection(tx *world.Tx, req *wire.EnablePhysicalConnectionRequest) (*wire.EnablePhysicalConnectionResponse, error) {
	return &wire.EnablePhysicalConnectionResponse{},
		moveLine(tx, req.PhysicalConnectionId, wire.ErrLineNotFound, wire.ErrLineStatus, world.LineEnabled, world.LineConfirmed)
}

// cancelPhysicalConnection gives a line up before it is enabled.
func cancelPhysicalConnection(tx *world.Tx, req *wire.CancelPhysicalConnectionRequest) (*wire.CancelPhysicalConnectionResponse, error) {
	return &wire.CancelPhysicalConnectionResponse{}, moveLine(tx, req.PhysicalConnectionId, wire.ErrLineNotFound, wire.ErrLineStatus,
		world.LineCanceled, world.LineInitial, world.LineApproved, world.LineAllocated, world.LineConfirmed)
}

// terminatePhysicalConnection takes a line without border routers out of service.
func terminatePhysicalConnection(tx *world.Tx, req *wire.TerminatePhysicalConnectionRequest) (*wire.TerminatePhysicalConnectionResponse, error) {
	if have, err := tx.VBRsByLine.Count(req.PhysicalConnectionId); err != nil || have > 0 {
		return nil, orElse(err, wire.ErrLineHasVBR)
	}
	return &wire.TerminatePhysicalConnectionResponse{},
		moveLine(tx, req.PhysicalConnectionId, wire.ErrLineNotFound, wire.ErrLineStatus, world.LineTerminating, world.LineEnabled)
}

// recoverPhysicalConnection takes a terminated line back into service.
func recoverPhysicalConnection(tx *world.Tx, req *wire.RecoverPhysicalConnectionRequest) (*wire.RecoverPhysicalConnectionResponse, error) {
	return &wire.RecoverPhysicalConnectionResponse{}, moveLine(tx, req.InstanceId,
		wire.ErrLineRecoverMissing.With(req.InstanceId), wire.ErrLineRecoverStatus.With(req.InstanceId), world.LineEnabled, world.LineTerminated)
}

// deletePhysicalConnection deletes a line that is out of service.
func deletePhysicalConnection(tx *world.Tx, req *wire.DeletePhysicalConnectionRequest) (*wire.DeletePhysicalConnectionResponse, error) {
	c, err := tx.PhysicalConnections.Get(req.PhysicalConnectionId)
	if err != nil {
		return nil, missing(err, wire.ErrLineNotFound)
	}
	if c.Status != world.LineCanceled && c.Status != world.LineTerminated && c.Status != world.LineAllocated {
		return nil, wire.ErrLineDeleteStatus
	}
	if have, err := tx.VBRsByLine.Count(c.ID); err != nil || have > 0 {
		return nil, orElse(err, wire.ErrLineDeleteVBR)
	}
	return &wire.DeletePhysicalConnectionResponse{}, tx.PhysicalConnections.Delete(c.ID)
}

// The states of a letter of authorisation that are met here: nobody has to look at an application. A0301
const letterAvailable, letterComplete = "Available", "Complete"

// applyPhysicalConnectionLOA applies for the letter that lets the carrier's workers into the access point.
func applyPhysicalConnectionLOA(tx *world.Tx, req *wire.ApplyPhysicalConnectionLOARequest) (*wire.ApplyPhysicalConnectionLOAResponse, error) {
	c, err := tx.PhysicalConnections.Get(req.InstanceId)
	if err != nil {
		return nil, missing(err, wire.ErrLineLetterMissing)
	}
	c.Letter = world.LineLetter{
		Status: letterAvailable, Company: req.CompanyName, LineType: req.LineType, Integrator: req.Si, ConstructionTime: req.ConstructionTime,
	}
	for _, w := range req.PMInfo {
		c.Letter.Workers = append(c.Letter.Workers, world.LineWorker{
			Name: w.PMName, Gender: w.PMGender, CertificateType: w.PMCertificateType, CertificateNo: w.PMCertificateNo, Contact: w.PMContactInfo,
		})
	}
	c.Bandwidth = req.Bandwidth
	if req.PeerLocation != "" {
		c.PeerLocation = req.PeerLocation
	}
	if err := checkPhysicalConnection(tx, c); err != nil {
		return nil, err
	}
	return &wire.ApplyPhysicalConnectionLOAResponse{}, tx.PhysicalConnections.Put(c)
}

// completePhysicalConnectionLOA reports that the workers are done.
func completePhysicalConnectionLOA(tx *world.Tx, req *wire.CompletePhysicalConnectionLOARequest) (*wire.CompletePhysicalConnectionLOAResponse, error) {
	c, err := tx.PhysicalConnections.Get(req.InstanceId)
	if err != nil {
		return nil, missing(err, wire.ErrLineLetterMissing)
	}
	if c.Letter.Status != letterAvailable {
		return nil, wire.ErrLineLetterStatus
	}
	c.Letter.LineCode, c.Letter.LineLabel = req.LineCode, req.LineLabel
	c.Letter.ServiceProvider, c.Letter.ProviderContact = req.LineServiceProvider, req.LineSPContactInfo
	if req.FinishWork {
		c.Letter.Status = letterComplete
	}
	return &wire.CompletePhysicalConnectionLOAResponse{}, tx.PhysicalConnections.Put(c)
}

// describePhysicalConnectionLOA tells what a letter of authorisation says.
func describePhysicalConnectionLOA(tx *world.Tx, req *wire.DescribePhysicalConnectionLOARequest) (*wire.DescribePhysicalConnectionLOAResponse, error) {
	c, err := tx.PhysicalConnections.Get(req.InstanceId)
	if err != nil {
		return nil, missing(err, wire.ErrLineLetterMissing)
	}
	l := &c.Letter
	res := &wire.DescribePhysicalConnectionLOAResponse{PhysicalConnectionLOAType: wire.PhysicalConnectionLOAType{
		InstanceId: c.ID, Status: l.Status, CompanyName: l.Company, LineType: l.LineType, SI: l.Integrator, ConstructionTime: l.ConstructionTime,
		LineCode: l.LineCode, LineLabel: l.LineLabel, LineServiceProvider: l.ServiceProvider, LineSPContactInfo: l.ProviderContact,
	}}
	for _, w := range l.Workers {
		res.PhysicalConnectionLOAType.PMInfo.PMInfo = append(res.PhysicalConnectionLOAType.PMInfo.PMInfo, wire.PMInfo{
			PMName: w.Name, PMGender: w.Gender, PMCertificateType: w.CertificateType, PMCertificateNo: w.CertificateNo, PMContactInfo: w.Contact,
		})
	}
	return res, nil
}
