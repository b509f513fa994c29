terraform {
  # Output values and checks of mocks as they are used here.
  required_version = ">= 1.9.0"

  required_providers {
    cloudflare = {
      source  = "cloudflare/cloudflare"
      version = "~> 5.14"
    }
  }

  # Partial: the storage account that infra/azure makes is named by `terraform init -backend-config=...`.
  backend "azurerm" {}
}

# The token that deploys comes from CLOUDFLARE_API_TOKEN, and from no variable: it would stand in plans.
provider "cloudflare" {}
