terraform {
  # Older ones cannot open the state with a service principal that `az login` has logged in (hashicorp/terraform 35915). The
  # tests run with 1.11, too: mocks that answer during a plan came with it.
  required_version = ">= 1.11.0"

  required_providers {
    cloudflare = {
      source = "cloudflare/cloudflare"
      # Patches alone, for minor releases have broken what is used here. Before 5.19.0 the queue's consumer is replaced at
      # each run (their issues 5652 and 6486); 5.19.0 and 5.19.1 lose track of account tokens (7077, 7094). The schema of
      # 5.22.0 is the one that the tests check all of this against (tests/Infra/cloudflare/provider.json).
      version = "~> 5.22.0"
    }
  }

  # Partial: the storage account that infra/azure makes is named by `terraform init -backend-config=...`.
  backend "azurerm" {}
}

# The token that deploys comes from CLOUDFLARE_API_TOKEN, and from no variable: it would stand in plans.
provider "cloudflare" {}
