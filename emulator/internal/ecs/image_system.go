package ecs

import (
	"slices"
	"strings"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// systemImage is an image that the cloud offers. Its id and its name are the same word, which ends in the day on
// which it was made.
type systemImage struct {
	id       string
	family   string
	osName   string
	platform string
	size     int
}

// systemImages are the same in every region (A0050), the newest first.
var systemImages = sorted([]systemImage{
	{"ubuntu_24_04_x64_20G_alibase_20240812.vhd", "acs:ubuntu_24_04_x64", "Ubuntu 24.04 64 bit", "Ubuntu", 20},
	{"ubuntu_22_04_x64_20G_alibase_20240710.vhd", "acs:ubuntu_22_04_x64", "Ubuntu 22.04 64 bit", "Ubuntu", 20},
	{"ubuntu_20_04_x64_20G_alibase_20240627.vhd", "acs:ubuntu_20_04_x64", "Ubuntu 20.04 64 bit", "Ubuntu", 20},
	{"ubuntu_20_04_arm64_20G_alibase_20240520.vhd", "acs:ubuntu_20_04_arm64", "Ubuntu 20.04 64 bit for ARM", "Ubuntu", 20},
	{"ubuntu_18_04_x64_20G_alibase_20231225.vhd", "acs:ubuntu_18_04_x64", "Ubuntu 18.04 64 bit", "Ubuntu", 20},
	{"ubuntu_18_04_64_20G_alibase_20190624.vhd", "", "Ubuntu 18.04 64 bit", "Ubuntu", 20},
	{"ubuntu_16_04_x64_20G_alibase_20211028.vhd", "acs:ubuntu_16_04_x64", "Ubuntu 16.04 64 bit", "Ubuntu", 20},
	{"aliyun_3_x64_20G_alibase_20240819.vhd", "acs:alibaba_cloud_linux_3_2104_lts_x64", "Alibaba Cloud Linux 3.2104 LTS 64 bit", "Aliyun", 20},
	{"aliyun_3_9_x64_20G_uefi_alibase_20240731.vhd", "acs:alibaba_cloud_linux_3_2104_lts_uefi_x64", "Alibaba Cloud Linux 3.2104 LTS 64 bit UEFI", "Aliyun", 20},
	{"aliyun_3_x64_20G_scc_alibase_20240528.vhd", "acs:alibaba_cloud_linux_3_scc", "Alibaba Cloud Linux 3.2104 for SCC", "Aliyun", 20},
	{"aliyun_3_arm64_20G_alibase_20240506.vhd", "acs:alibaba_cloud_linux_3_2104_lts_arm64", "Alibaba Cloud Linux 3.2104 LTS 64 bit for ARM", "Aliyun", 20},
	{"aliyun_2_1903_x64_20G_alibase_20240628.vhd", "acs:alibaba_cloud_linux_2_1903_lts_x64", "Alibaba Cloud Linux 2.1903 LTS 64 bit", "Aliyun", 20},
	{"anolisos_8_9_x64_20G_anck_alibase_20240724.vhd", "acs:anolisos_8_9_x64", "Anolis OS 8.9 ANCK 64 bit", "Anolis", 20},
	{"centos_8_5_x64_20G_alibase_20220428.vhd", "acs:centos_8_5_x64", "CentOS 8.5 64 bit", "CentOS", 20},
	{"centos_7_9_x64_20G_alibase_20240628.vhd", "acs:centos_7_9_x64", "CentOS 7.9 64 bit", "CentOS", 20},
	{"centos_7_06_64_20G_alibase_20190711.vhd", "", "CentOS 7.6 64 bit", "CentOS", 20},
	{"centos_6_10_x64_20G_alibase_20201120.vhd", "", "CentOS 6.10 64 bit", "CentOS", 20},
	{"centos_6_08_64_20G_alibase_20171208.vhd", "", "CentOS 6.8 64 bit", "CentOS", 20},
	{"centos_stream_9_x64_20G_alibase_20240719.vhd", "acs:centos_stream_9_x64", "CentOS Stream 9 64 bit", "CentOS Stream", 20},
	{"debian_12_6_x64_20G_alibase_20240711.vhd", "acs:debian_12_6_x64", "Debian 12.6 64 bit", "Debian", 20},
	{"debian_11_10_x64_20G_alibase_20240718.vhd", "acs:debian_11_10_x64", "Debian 11.10 64 bit", "Debian", 20},
	{"rockylinux_9_4_x64_20G_alibase_20240716.vhd", "acs:rockylinux_9_4_x64", "Rocky Linux 9.4 64 bit", "Rocky Linux", 20},
	{"almalinux_9_4_x64_20G_alibase_20240723.vhd", "acs:almalinux_9_4_x64", "AlmaLinux 9.4 64 bit", "AlmaLinux", 20},
	{"opensuse_15_6_x64_20G_alibase_20240711.vhd", "acs:opensuse_15_6_x64", "OpenSUSE 15.6 64 bit", "OpenSUSE", 20},
	{"fedora_39_1_x64_20G_alibase_20231215.vhd", "acs:fedora_39_1_x64", "Fedora 39 64 bit", "Fedora", 20},
	{"freebsd_13_2_x64_30G_alibase_20231114.vhd", "", "FreeBSD 13.2 64 bit", "Freebsd", 30},
	{"win2022_21H2_x64_dtc_en-us_40G_alibase_20240811.vhd", "acs:windows_2022_datacenter_en-us", "Windows Server 2022 Datacenter 64 bit English", "Windows Server 2022", 40},
	{"win2019_1809_x64_dtc_en-us_40G_alibase_20240811.vhd", "acs:windows_2019_datacenter_en-us", "Windows Server 2019 Datacenter 64 bit English", "Windows Server 2019", 40},
	{"win2016_1607_x64_dtc_zh-cn_40G_alibase_20240811.vhd", "acs:windows_2016_datacenter_zh-cn", "Windows Server 2016 Datacenter 64 bit Chinese", "Windows Server 2016", 40},
})

func sorted(list []systemImage) []systemImage {
	slices.SortStableFunc(list, func(a, b systemImage) int { return b.made().Compare(a.made()) })
	return list
}

// made is the day that the image's name ends in.
func (s systemImage) made() time.Time {
	name := strings.TrimSuffix(s.id, ".vhd")
	day, _ := time.Parse("20060102", name[strings.LastIndexByte(name, '_')+1:])
	return day
}

func (s systemImage) windows() bool { return strings.HasPrefix(s.platform, "Windows") }

func (s systemImage) architecture() string {
	if strings.Contains(s.id, "_arm64_") {
		return "arm64"
	}
	return "x86_64"
}

// image gives a system image in the form of one that an account owns.
func (s systemImage) image() *world.Image {
	i := &world.Image{
		Meta:   world.Meta{ID: s.id, Name: s.id, CreatedAt: s.made(), Description: "Kernel and packages as of " + s.made().Format("2006-01-02") + "."},
		Status: world.Available, Family: s.family, Architecture: s.architecture(), OSType: "linux", Platform: s.platform,
		OSName: s.osName, OSNameEn: s.osName, BootMode: "BIOS", Size: s.size, NvmeSupport: "supported",
	}
	if s.windows() {
		i.OSType = "windows"
	}
	if strings.Contains(s.id, "_uefi_") || s.architecture() == "arm64" {
		i.BootMode = "UEFI"
	}
	return i
}

// systemImageOf finds a system image by its id.
func systemImageOf(id string) (*world.Image, bool) {
	at := slices.IndexFunc(systemImages, func(s systemImage) bool { return s.id == id })
	if at < 0 {
		return nil, false
	}
	return systemImages[at].image(), true
}
