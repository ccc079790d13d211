package main

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strings"

	"github.com/ringfence-dev/ringfence/regions"
)

// regionView is what the tables show of a region.
type regionView struct {
	Region       regions.Region
	Profile      regions.Profile
	Capabilities []regions.CapabilityView
	Borders      []struct {
		regions.Provenance
		Direction, Verdict string
		From, To           []string
	}
}

// showRegions prints the law as the running emulator has it, overlays and all.
func showRegions(args []string) int {
	return talk("regions", args, 1, func(c *client) error {
		path, id := "regions", ""
		if len(c.args) == 1 {
			id = c.args[0]
			path += "/" + url.PathEscape(id)
		}
		if c.json {
			return c.copyTo(os.Stdout, http.MethodGet, path, nil)
		}
		var views []regionView
		if id == "" {
			if err := c.read(http.MethodGet, path, nil, &views); err != nil {
				return err
			}
		} else {
			var one regionView
			if err := c.read(http.MethodGet, path, nil, &one); err != nil {
				return err
			}
			return printRegion(one)
		}
		return printRegions(views)
	})
}

func printRegions(views []regionView) error {
	t := table()
	fmt.Fprintln(t, "REGION\tCLOUD\tNAME\tZONES\tMLPS\tSLA")
	for _, v := range views {
		fmt.Fprintf(t, "%s\t%s\t%s\t%d\t%d\t%.2f %%\n", v.Region.ID, v.Region.Class, v.Region.Name, len(v.Region.Zones), v.Profile.MLPS.Level, v.Profile.SLA.Percent["ecs"])
	}
	return t.Flush()
}

func printRegion(v regionView) error {
	t := table()
	fmt.Fprintf(t, "%s  %s (%s), cloud %s, MLPS %d\n\n", v.Region.ID, v.Region.LocalName, v.Region.Name, v.Region.Class, v.Profile.MLPS.Level)
	fmt.Fprintln(t, "RULE\tCAPABILITY\tVERDICT\tWHERE\tERROR\tSOURCE")
	for _, c := range v.Capabilities {
		for _, r := range c.Rules {
			fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", r.ID, c.Capability, r.Verdict, dash(r.Where.String()), dash(r.Error), r.Source)
		}
	}
	fmt.Fprintln(t, "\nPRODUCT\tSTATE\tRULE\tERROR\tSOURCE")
	for _, r := range v.Profile.Deployment {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", r.Product, r.State, r.ID, dash(r.Error), r.Source)
	}
	fmt.Fprintln(t, "\nBORDER\tDIRECTION\tFROM\tTO\tVERDICT\tSOURCE")
	for _, b := range v.Borders {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", b.ID, b.Direction, strings.Join(b.From, ","), strings.Join(b.To, ","), b.Verdict, b.Source)
	}
	return t.Flush()
}
