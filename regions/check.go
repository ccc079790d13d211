package regions

import (
	"regexp"
	"slices"
	"strings"
)

var (
	idForm         = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)*$`)
	errorForm      = regexp.MustCompile(`^[a-z0-9]+/[A-Za-z][A-Za-z0-9_.]*$`)
	assumptionForm = regexp.MustCompile(`^A(-[a-z]+-\d+|\d{4})$`)
	regionForm     = regexp.MustCompile(`^[a-z]{2}(-[a-z0-9]+)+$`)
	codeForm       = regexp.MustCompile(`^[a-z0-9]{3}$`)
)

var (
	networks = []string{NetworkClassic, NetworkVPC}
	clouds   = []string{CloudPublic, CloudFinance, CloudGov, CloudMicrofinance}
)

// check finds everything that does not hold together, so that one run shows all of it.
func (l *loader) check() {
	l.checkProducts()
	l.checkClouds()
	for name, class := range l.classes {
		at := l.at["class "+name]
		if len(class.Networks) == 0 {
			l.complain(at, name, "a class needs networks")
		}
		l.checkDefault(at, name, "default", class.Default)
		l.checkDefault(at, name, "deployedDefault", class.DeployedDefault)
		l.checkLaw(class.lawFile)
	}
	codes := map[string]string{}
	for _, r := range l.regions {
		l.checkRegion(r)
		if other, taken := codes[r.Code]; taken {
			l.complain(l.at["region "+r.Region], r.Code, "region %s already has this code", other)
		}
		codes[r.Code] = r.Region
	}
	slices.SortStableFunc(l.problems, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
}

func (l *loader) complain(f file, at, format string, args ...any) {
	l.problems = append(l.problems, f.wrong(at, format, args...))
}

func (l *loader) checkDefault(f file, class, name string, r Rule) {
	if r.ID == "" {
		l.complain(f, class, "%s is missing: what no row speaks of must be decided once for the class", name)
		return
	}
	l.checkProvenance(r.Provenance)
	l.checkVerdict(r)
}

func (l *loader) checkLaw(law lawFile) {
	for _, p := range []Provenance{law.Profile.SLA.Provenance, law.Profile.MLPS.Provenance, law.Profile.Certifications.Provenance} {
		if p.ID != "" {
			l.checkProvenance(p)
		}
	}
	for _, a := range law.Profile.Assessments {
		l.checkProvenance(a.Provenance)
	}
	for _, t := range law.Traits {
		l.checkProvenance(t.Provenance)
		l.checkRegions(t.ID, t.Regions)
		if !slices.Contains(traitNames, t.Name) {
			l.complain(l.at[t.ID], t.ID, "trait %q is not in the vocabulary (profile.go)", t.Name)
		}
	}
	for _, r := range law.Rules {
		l.checkRule(r)
	}
	for _, b := range law.Borders {
		l.checkBorder(b)
	}
	for _, t := range law.Thresholds {
		l.checkThreshold(t)
	}
}

func (l *loader) checkProvenance(p Provenance) {
	f := l.at[p.ID]
	if !idForm.MatchString(p.ID) {
		l.complain(f, p.ID, "%q is not an id: a requirement id, with .variant where it needs several rows", p.ID)
	}
	l.checkSource(f, p.ID, p.Source)
	switch p.Basis {
	case Documented, Observed:
	case Assumed:
		if p.Assumption == "" {
			l.complain(f, p.ID, "basis is assumed, so assumption must name a row of the register")
		}
	default:
		l.complain(f, p.ID, "basis %q is not one of documented, observed, assumed", p.Basis)
	}
	if p.Assumption != "" && !assumptionForm.MatchString(p.Assumption) {
		l.complain(f, p.ID, "assumption %q is not the id of a row of the register", p.Assumption)
	}
}

func (l *loader) checkSource(f file, at, source string) {
	document, section, _ := strings.Cut(source, "#")
	i := slices.IndexFunc(l.sources, func(s Source) bool { return s.ID == document })
	switch {
	case source == "":
		l.complain(f, at, "source is missing")
	case i < 0:
		l.complain(f, at, "source %q is not in sources.yaml", document)
	case l.sources[i].Sections[section] == "":
		l.complain(f, at, "source %q has no section %q in sources.yaml", document, section)
	}
}

func (l *loader) checkVerdict(r Rule) {
	f := l.at[r.ID]
	switch {
	case r.Verdict != Allow && r.Verdict != Deny:
		l.complain(f, r.ID, "verdict %q is not allow or deny", r.Verdict)
	case r.Verdict == Allow && r.Error != "":
		l.complain(f, r.ID, "a row that allows has no error")
	case r.Verdict == Deny && !errorForm.MatchString(r.Error):
		l.complain(f, r.ID, "error %q is not of the form product/Code", r.Error)
	}
}

func (l *loader) checkRule(r Rule) {
	l.checkProvenance(r.Provenance)
	l.checkVerdict(r)
	f := l.at[r.ID]
	if len(r.Capability) == 0 {
		l.complain(f, r.ID, "capability is missing")
	}
	for _, c := range r.Capability {
		if !slices.Contains(Capabilities(), Capability(c)) {
			l.complain(f, r.ID, "capability %q is not in the vocabulary (capability.go)", c)
		}
	}
	l.checkRegions(r.ID, r.Where.Region)
	l.checkRegions(r.ID, r.Where.PeerRegion)
	l.checkWords(r.ID, "network", r.Where.Network, networks)
	l.checkWords(r.ID, "bucketType", r.Where.BucketType, []string{BucketPublic, BucketIntranet})
	l.checkWords(r.ID, "peerCloud", r.Where.PeerCloud, clouds)
	l.checkWords(r.ID, "accountCloud", r.Where.AccountCloud, clouds)
	l.checkWords(r.ID, "peerAccount", r.Where.PeerAccount, []string{"same", "other"})
	l.checkWords(r.ID, "addressType", r.Where.AddressType, []string{"internet", "intranet"})
}

func (l *loader) checkBorder(b Border) {
	l.checkProvenance(b.Provenance)
	l.checkRegions(b.ID, b.Regions)
	l.checkWords(b.ID, "direction", []string{string(b.Direction)}, []string{string(In), string(Out)})
	l.checkWords(b.ID, "verdict", []string{string(b.Verdict)}, []string{string(Allow), string(Deny)})
	l.checkWords(b.ID, "network", b.Network, networks)
	l.checkWords(b.ID, "protocol", b.Protocol, []string{"tcp", "udp", "icmp"})
	l.checkWords(b.ID, "mode", []string{b.Mode}, []string{"", "whitelist", "blacklist"})
	l.checkWords(b.ID, "unless", b.Unless, conditions)
	if len(b.Unless) > 0 && b.Verdict != Deny {
		l.complain(l.at[b.ID], b.ID, "unless lifts a refusal, and this row allows")
	}
	l.checkWords(b.ID, "from", b.From, places)
	l.checkWords(b.ID, "to", b.To, places)
	if len(b.From) == 0 || len(b.To) == 0 {
		l.complain(l.at[b.ID], b.ID, "a border row needs from and to")
	}
}

func (l *loader) checkThreshold(t Threshold) {
	l.checkProvenance(t.Provenance)
	l.checkRegions(t.ID, t.Regions)
	l.checkWords(t.ID, "kind", []string{t.Kind}, []string{"blackhole", "scrub"})
	l.checkWords(t.ID, "to", t.To, places)
	l.checkWords(t.ID, "network", t.Network, networks)
	l.checkWords(t.ID, "accountCloud", t.AccountCloud, clouds)
	if t.Gbps <= 0 {
		l.complain(l.at[t.ID], t.ID, "gbps must be above 0")
	}
}

func (l *loader) checkWords(id, field string, got, want []string) {
	for _, word := range got {
		if !slices.Contains(want, word) {
			l.complain(l.at[id], id, "%s %q is not one of %s", field, word, strings.Join(want, ", "))
		}
	}
}

func (l *loader) checkRegions(id string, names []string) {
	for _, name := range names {
		if !slices.ContainsFunc(l.regions, func(r *regionFile) bool { return r.Region == name }) {
			l.complain(l.at[id], id, "there is no region %q", name)
		}
	}
}

func (l *loader) checkProducts() {
	for _, p := range l.products {
		f := l.at["product "+p.ID]
		if p.ID == "" || p.Name == "" {
			l.complain(f, p.ID, "a product needs id and name")
		}
		if p.Error == "" && l.refusal == "" || p.Error != "" && !errorForm.MatchString(p.Error) {
			l.complain(f, p.ID, "error %q is not of the form product/Code", p.Error)
		}
	}
	for _, v := range vocabulary {
		if !l.hasProduct(v.product) {
			l.complain(file{name: "capability.go"}, string(v.capability), "product %q is not in products.yaml", v.product)
		}
	}
}

func (l *loader) hasProduct(id string) bool {
	return slices.ContainsFunc(l.products, func(p Product) bool { return p.ID == id })
}

func (l *loader) checkClouds() {
	l.checkProvenance(l.unknown.Provenance)
	l.checkVerdict(l.unknown)
	for _, c := range l.clouds {
		l.checkProvenance(c.Sees.Provenance)
		l.checkProvenance(c.Price.Provenance)
		f := l.at[c.Sees.ID]
		l.checkWords(c.Sees.ID, "cloud", []string{c.ID}, clouds)
		l.checkRegions(c.Sees.ID, c.Sees.Regions)
		for _, class := range c.Sees.Classes {
			if l.classes[class] == nil {
				l.complain(f, c.Sees.ID, "there is no class %q", class)
			}
		}
		if !errorForm.MatchString(c.Sees.Error) {
			l.complain(f, c.Sees.ID, "error %q is not of the form product/Code", c.Sees.Error)
		}
		if c.Price.Factor <= 0 {
			l.complain(l.at[c.Price.ID], c.Price.ID, "factor must be above 0")
		}
		standings := []string{string(StandingNone), string(StandingReleaseFirst), string(StandingHidden)}
		l.checkWords(c.Sees.ID, "publicResources", []string{string(c.Certification.PublicResources)}, standings)
		l.checkWords(c.Sees.ID, "onRevoke", []string{string(c.Certification.OnRevoke)}, standings)
		for _, r := range c.Certification.Rules {
			l.checkProvenance(r)
		}
	}
}

func (l *loader) checkRegion(r *regionFile) {
	f := l.at["region "+r.Region]
	if !regionForm.MatchString(r.Region) {
		l.complain(f, r.Region, "%q is not a region id", r.Region)
	}
	class := l.classes[r.Extends]
	if class == nil {
		l.complain(f, r.Region, "it extends class %q, which does not exist", r.Extends)
	}
	if !codeForm.MatchString(r.Code) {
		l.complain(f, r.Region, "code %q is not three letters or digits", r.Code)
	}
	if r.LocalName == "" || len(r.Zones.Zones) == 0 || len(r.OSS) == 0 || len(r.Venues) == 0 {
		l.complain(f, r.Region, "a region needs localName, zones, venues and oss")
	}
	for _, z := range r.Zones.Zones {
		if !strings.HasPrefix(z.ID, r.Region) {
			l.complain(f, z.ID, "the zone is not one of %s by its name", r.Region)
		}
	}
	l.checkWords(r.Region, "network", r.Networks, networks)
	l.checkProvenance(r.Zones.Provenance)
	for _, at := range r.OSS {
		if at.Type != BucketPublic && at.Type != BucketIntranet {
			l.complain(f, at.Location, "type %q is not public or intranet", at.Type)
		}
	}
	for _, sources := range r.Sources {
		for _, source := range sources {
			if !assumptionForm.MatchString(source) {
				l.checkSource(f, r.Region, source)
			}
		}
	}
	for _, fact := range []string{"code", "oss", "endpoints"} {
		if len(r.Sources[fact]) == 0 {
			l.complain(f, r.Region, "sources must say where %s is from: a document#section or an assumption", fact)
		}
	}
	for product := range r.Endpoints {
		if !l.hasProduct(product) {
			l.complain(f, product, "the product is not in products.yaml")
		}
	}
	if len(r.Deployment.Products) > 0 {
		l.checkProvenance(r.Deployment.Provenance)
	}
	for product, state := range r.Deployment.Products {
		if !l.hasProduct(product) {
			l.complain(f, product, "the product is not in products.yaml")
		}
		if state != Present && state != Pending && state != Absent {
			l.complain(f, product, "%q is not deployed, pending or absent", state)
		}
	}
	for _, id := range r.Without {
		if _, exists := l.at[id]; !exists {
			l.complain(f, id, "there is no row of this id to do without")
		}
	}
	l.checkLaw(r.lawFile)
}
