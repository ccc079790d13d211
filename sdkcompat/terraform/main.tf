# The whole way of a service in an isolated region: network, machines, load balancer, database and
# bucket. Nothing in it knows of the emulator; only the environment of the run does.

terraform {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}

variable "region" { type = string }
variable "zones" { type = list(string) }
variable "name" {
  type    = string
  default = "ringfence-demo"
}

# Each switch adds one thing that the region's law refuses.
variable "public_rds" {
  type    = bool
  default = false
}
variable "classic_instance" {
  type    = bool
  default = false
}
variable "copy_image_to" {
  type    = string
  default = ""
}

provider "alicloud" {
  region = var.region
}

# --- network

resource "alicloud_vpc" "main" {
  vpc_name   = var.name
  cidr_block = "10.0.0.0/8"
}

resource "alicloud_vswitch" "main" {
  count        = 2
  vswitch_name = "${var.name}-${count.index}"
  vpc_id       = alicloud_vpc.main.id
  zone_id      = var.zones[count.index]
  cidr_block   = "10.${count.index + 1}.0.0/16"
}

resource "alicloud_security_group" "web" {
  security_group_name = "${var.name}-web"
  vpc_id              = alicloud_vpc.main.id
}

resource "alicloud_security_group_rule" "http" {
  security_group_id = alicloud_security_group.web.id
  type              = "ingress"
  ip_protocol       = "tcp"
  nic_type          = "intranet"
  policy            = "accept"
  port_range        = "80/80"
  priority          = 1
  cidr_ip           = "0.0.0.0/0"
}

resource "alicloud_security_group_rule" "ssh" {
  security_group_id = alicloud_security_group.web.id
  type              = "ingress"
  ip_protocol       = "tcp"
  nic_type          = "intranet"
  policy            = "accept"
  port_range        = "22/22"
  priority          = 10
  cidr_ip           = "10.0.0.0/8"
}

# --- machines

data "alicloud_images" "ubuntu" {
  name_regex  = "^ubuntu_[0-9]+_[0-9]+_x64*"
  most_recent = true
  owners      = "system"
}

data "alicloud_instance_types" "small" {
  availability_zone = var.zones[0]
  cpu_core_count    = 2
  memory_size       = 4
}

resource "alicloud_instance" "web" {
  count                = 2
  instance_name        = "${var.name}-web-${count.index}"
  image_id             = data.alicloud_images.ubuntu.images[0].id
  instance_type        = data.alicloud_instance_types.small.instance_types[0].id
  security_groups      = [alicloud_security_group.web.id]
  vswitch_id           = alicloud_vswitch.main[count.index].id
  system_disk_category = "cloud_essd"
  tags                 = { role = "web" }

  data_disks {
    name     = "data"
    size     = 40
    category = "cloud_essd"
  }
}

# --- the way out

resource "alicloud_nat_gateway" "main" {
  vpc_id           = alicloud_vpc.main.id
  vswitch_id       = alicloud_vswitch.main[0].id
  nat_gateway_name = var.name
  nat_type         = "Enhanced"
  payment_type     = "PayAsYouGo"
}

resource "alicloud_eip_address" "nat" {
  address_name         = "${var.name}-nat"
  bandwidth            = "10"
  internet_charge_type = "PayByTraffic"
}

resource "alicloud_eip_association" "nat" {
  allocation_id = alicloud_eip_address.nat.id
  instance_id   = alicloud_nat_gateway.main.id
}

resource "alicloud_snat_entry" "web" {
  count             = 2
  snat_table_id     = alicloud_nat_gateway.main.snat_table_ids
  source_vswitch_id = alicloud_vswitch.main[count.index].id
  snat_ip           = alicloud_eip_address.nat.ip_address
  depends_on        = [alicloud_eip_association.nat]
}

# --- the way in

resource "alicloud_slb_load_balancer" "front" {
  load_balancer_name = var.name
  address_type       = "internet"
  load_balancer_spec = "slb.s1.small"
  payment_type       = "PayAsYouGo"
  master_zone_id     = var.zones[0]
  slave_zone_id      = var.zones[1]
}

resource "alicloud_slb_backend_server" "web" {
  load_balancer_id = alicloud_slb_load_balancer.front.id
  dynamic "backend_servers" {
    for_each = alicloud_instance.web
    content {
      server_id = backend_servers.value.id
      weight    = 100
    }
  }
}

resource "alicloud_slb_listener" "http" {
  load_balancer_id = alicloud_slb_load_balancer.front.id
  backend_port     = 80
  frontend_port    = 80
  protocol         = "http"
  bandwidth        = 10
  sticky_session   = "off"
  health_check     = "on"
  health_check_uri = "/health"
}

resource "alicloud_slb_listener" "tcp" {
  load_balancer_id = alicloud_slb_load_balancer.front.id
  backend_port     = 8443
  frontend_port    = 8443
  protocol         = "tcp"
  bandwidth        = 10
}

# --- database

resource "alicloud_db_instance" "main" {
  engine               = "MySQL"
  engine_version       = "8.0"
  instance_type        = "mysql.n2.medium.2c"
  instance_storage     = 50
  instance_name        = var.name
  instance_charge_type = "Postpaid"
  vswitch_id           = join(",", alicloud_vswitch.main[*].id)
  zone_id              = var.zones[0]
  zone_id_slave_a      = var.zones[1]
  security_ips         = ["10.0.0.0/8"]
}

resource "alicloud_db_database" "app" {
  instance_id   = alicloud_db_instance.main.id
  name          = "app"
  character_set = "utf8mb4"
}

resource "alicloud_rds_account" "app" {
  db_instance_id   = alicloud_db_instance.main.id
  account_name     = "app_user"
  account_password = "Ringfence-2026"
}

resource "alicloud_db_account_privilege" "app" {
  instance_id  = alicloud_db_instance.main.id
  account_name = alicloud_rds_account.app.account_name
  privilege    = "ReadWrite"
  db_names     = [alicloud_db_database.app.name]
}

# --- objects

resource "alicloud_oss_bucket" "files" {
  bucket = "${var.name}-${var.region}"
}

resource "alicloud_oss_bucket_acl" "files" {
  bucket = alicloud_oss_bucket.files.bucket
  acl    = "private"
}

resource "alicloud_oss_bucket_object" "hello" {
  bucket  = alicloud_oss_bucket.files.bucket
  key     = "hello.txt"
  content = "hello from an isolated region\n"
}

# --- what the region refuses

resource "alicloud_db_connection" "public" {
  count             = var.public_rds ? 1 : 0
  instance_id       = alicloud_db_instance.main.id
  connection_prefix = "ringfence-public"
}

resource "alicloud_instance" "classic" {
  count                = var.classic_instance ? 1 : 0
  instance_name        = "${var.name}-classic"
  image_id             = data.alicloud_images.ubuntu.images[0].id
  instance_type        = data.alicloud_instance_types.small.instance_types[0].id
  security_groups      = [alicloud_security_group.web.id]
  availability_zone    = var.zones[0]
  system_disk_category = "cloud_essd"
}

resource "alicloud_image" "web" {
  count       = var.copy_image_to == "" ? 0 : 1
  image_name  = "${var.name}-web"
  instance_id = alicloud_instance.web[0].id

  delete_auto_snapshot = true
}

provider "alicloud" {
  alias  = "elsewhere"
  region = var.copy_image_to == "" ? var.region : var.copy_image_to
}

resource "alicloud_image_copy" "elsewhere" {
  count            = var.copy_image_to == "" ? 0 : 1
  provider         = alicloud.elsewhere
  image_name       = "${var.name}-copy"
  source_image_id  = alicloud_image.web[0].id
  source_region_id = var.region
}

output "load_balancer" { value = alicloud_slb_load_balancer.front.address }
output "database" { value = alicloud_db_instance.main.connection_string }
